package dev.regimen.processor.emit;

/**
 * A method of a step.
 *
 * @param comment what its documentation says; may be empty
 * @param head modifiers, type, name and parameters
 * @param body its statements
 */
record Method(String comment, String head, Code body) {
  /** One that is called by this step alone. */
  static Method own(String name, Code body) {
    return new Method("", "private void " + name + "()", body);
  }

  /** One that the superclass asks for. */
  static Method override(String head, Code body) {
    return new Method("", "@Override\nprotected " + head, body);
  }

  void print(Code into) {
    into.line("");
    if (!comment.isEmpty()) {
      into.line("/** " + comment + " */");
    }
    into.open(head).add(body).close();
  }
}
