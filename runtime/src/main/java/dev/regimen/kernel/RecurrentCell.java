package dev.regimen.kernel;

/** What tells the kinds of recurrent layers apart. */
enum RecurrentCell {
  SIMPLE(1, 1, 0),
  GRU(3, 5, 4),
  LSTM(4, 6, 4);

  final int gates;

  /** Kinds of states, of which the last is h. */
  final int states;

  /** The state of the time before that its arithmetic reads. */
  final int read;

  RecurrentCell(int gates, int states, int read) {
    this.gates = gates;
    this.states = states;
    this.read = read;
  }
}
