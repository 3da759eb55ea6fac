/** The same workloads by libtorch's C++ frontend, through the JavaCPP presets. */
@NullMarked
package dev.regimen.benchmark.libtorch;

import org.jspecify.annotations.NullMarked;
