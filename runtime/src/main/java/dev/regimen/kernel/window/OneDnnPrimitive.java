package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;

import dev.regimen.kernel.Address;
import dev.regimen.kernel.Floats;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;

/** A compiled operation of oneDNN: created once, run on any addresses, without allocation. */
final class OneDnnPrimitive {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Handles handles;
  private final dnnl_exec_arg_t arguments;
  private final int count;
  private final Address address = new Address();

  /** Where each argument lay in the last run; setting an address costs a call. */
  private final long[] last;

  /** What oneDNN uses while it runs; a field keeps it from being freed. Empty where it is lent. */
  private final Floats scratch;

  private final boolean borrows;

  /**
   * Compiles.
   *
   * @param what is to be computed; closed with this object
   * @param roles what the arguments are to the operation, in the order of {@link #run}
   * @param layouts of the arguments
   */
  OneDnnPrimitive(
      OneDnn library, dnnl_primitive_desc what, int[] roles, dnnl_memory_desc_t[] layouts) {
    this(library, what, roles, layouts, false);
  }

  /**
   * The same.
   *
   * @param borrows whether what it uses while it runs is lent by {@link #use} before each run
   */
  OneDnnPrimitive(
      OneDnn library,
      dnnl_primitive_desc what,
      int[] roles,
      dnnl_memory_desc_t[] layouts,
      boolean borrows) {
    dnnl_memory_desc_t working = scratchpad(what);
    boolean works = floats(working) > 0;
    this.borrows = borrows && works;
    this.scratch = Floats.allocate(borrows ? 0 : floats(working));
    this.count = roles.length + (works ? 1 : 0);
    this.last = new long[count];
    this.arguments = new dnnl_exec_arg_t(count);
    this.handles = new Handles(what, count);
    CLEANER.register(this, handles);
    handles.create(library);
    for (int i = 0; i < roles.length; i++) {
      argument(library, i, roles[i], layouts[i]);
    }
    if (works) {
      argument(library, roles.length, DNNL_ARG_SCRATCHPAD, working);
      if (!borrows) {
        place(roles.length, scratch.address());
      }
    }
    arguments.position(0);
  }

  /** What an operation uses while it runs. */
  static dnnl_memory_desc_t scratchpad(dnnl_primitive_desc what) {
    return dnnl_primitive_desc_query_md(what, dnnl_query_scratchpad_md, 0);
  }

  /** Lends what the next runs use. */
  void use(long at) {
    if (borrows) {
      move(count - 1, at);
    }
  }

  /** Numbers from one layout into another. */
  static OneDnnPrimitive reorder(OneDnn library, dnnl_memory_desc_t from, dnnl_memory_desc_t to) {
    dnnl_primitive_desc what = new dnnl_primitive_desc();
    OneDnn.check(
        "a layout's change",
        dnnl_reorder_primitive_desc_create(
            what, from, library.engine(), to, library.engine(), library.attributes()));
    return new OneDnnPrimitive(
        library, what, new int[] {DNNL_ARG_FROM, DNNL_ARG_TO}, new dnnl_memory_desc_t[] {from, to});
  }

  /** The size of a memory in floats, rounded up. */
  static long floats(dnnl_memory_desc_t layout) {
    return (dnnl_memory_desc_get_size(layout) + Float.BYTES - 1) / Float.BYTES;
  }

  private void argument(OneDnn library, int index, int role, dnnl_memory_desc_t layout) {
    dnnl_memory memory = handles.memories[index];
    OneDnn.check(
        "an argument", dnnl_memory_create(memory, layout, library.engine(), address.at(0)));
    arguments.position(index);
    arguments.arg(role);
    arguments.memory(memory);
  }

  private void place(int index, long at) {
    OneDnn.check(
        "an address", dnnl_memory_set_data_handle(handles.memories[index], address.at(at)));
  }

  /** Runs with two arguments. */
  void run(long first, long second) {
    move(0, first);
    move(1, second);
    execute();
  }

  /** Runs with three arguments. */
  void run(long first, long second, long third) {
    move(0, first);
    move(1, second);
    move(2, third);
    execute();
  }

  /** Runs with four arguments. */
  void run(long first, long second, long third, long fourth) {
    move(3, fourth);
    run(first, second, third);
  }

  private void move(int index, long at) {
    if (last[index] != at) {
      place(index, at);
      last[index] = at;
    }
  }

  /** Nothing is given back before the call has returned, even if nobody holds this any more. */
  private void execute() {
    OneDnn.check(
        "to run", dnnl_primitive_execute(handles.primitive, handles.stream, count, arguments));
    Reference.reachabilityFence(this);
  }

  /** What must be given back to oneDNN; knows nothing of its owner, whose end it outlives. */
  private static final class Handles implements Runnable {
    final dnnl_primitive primitive = new dnnl_primitive();
    final dnnl_stream stream = new dnnl_stream();
    final dnnl_memory[] memories;
    private final dnnl_primitive_desc what;

    Handles(dnnl_primitive_desc what, int count) {
      this.what = what;
      this.memories = new dnnl_memory[count];
      for (int i = 0; i < count; i++) {
        memories[i] = new dnnl_memory();
      }
    }

    void create(OneDnn library) {
      OneDnn.check(
          "a stream", dnnl_stream_create(stream, library.engine(), dnnl_stream_default_flags));
      OneDnn.check("a primitive", dnnl_primitive_create(primitive, what));
    }

    @Override
    public void run() {
      if (!primitive.isNull()) {
        dnnl_primitive_destroy(primitive);
      }
      for (dnnl_memory memory : memories) {
        if (!memory.isNull()) {
          dnnl_memory_destroy(memory);
        }
      }
      if (!stream.isNull()) {
        dnnl_stream_destroy(stream);
      }
      dnnl_primitive_desc_destroy(what);
    }
  }
}
