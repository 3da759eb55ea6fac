package dev.regimen.kernel.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class WindowTest {
  @Test
  void readsAsItIsWritten() {
    Window window =
        Window.of(32, 30, 16).kernel(3, 5).stride(1, 2).dilation(4, 1).pad(6, 7).to(8, 9);
    assertEquals(new Window(32, 30, 16, 3, 5, 1, 2, 4, 1, 6, 7, 8, 9), window);
  }

  @Test
  void fitsTheOutputWithoutPadding() {
    Window window = Window.of(7, 9, 1).kernel(3, 2).stride(2, 3).dilation(2, 1);
    assertEquals(2, window.outHeight());
    assertEquals(3, window.outWidth());
    assertEquals(1, Window.of(2, 2, 1).kernel(5, 5).outHeight());
  }

  @Test
  void refusesWhatIsNoGeometry() {
    Window map = Window.of(4, 4, 1);
    assertRefused("a window's height is at least 1, not 0", () -> Window.of(0, 4, 1));
    assertRefused("a window's channels is at least 1, not -1", () -> Window.of(4, 4, -1));
    assertRefused("a window's kernel width is at least 1, not 0", () -> map.kernel(1, 0));
    assertRefused("a window's stride height is at least 1, not 0", () -> map.stride(0, 1));
    assertRefused("a window's dilation width is at least 1, not 0", () -> map.dilation(1, 0));
    assertRefused("a window's output height is at least 1, not 0", () -> map.to(0, 1));
    assertRefused("a window's padding cannot be negative, as 0, -1 is", () -> map.pad(0, -1));
    assertRefused(
        "a map of 65536 x 65536 x 1 has more than 2147483647 values",
        () -> Window.of(65536, 65536, 1));
  }

  private static void assertRefused(String message, Runnable making) {
    Exception e = assertThrows(IllegalArgumentException.class, making::run);
    assertEquals(message, e.getMessage());
  }
}
