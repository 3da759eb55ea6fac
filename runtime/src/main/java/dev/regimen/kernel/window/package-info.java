/**
 * Operations on the windows of feature maps: convolution and pooling, with their gradients; and the
 * products of bf16 numbers, which the same library computes.
 *
 * <p>Feature maps lie channels last, so that a map is a matrix [places, channels] and dense and
 * convolutional layers share loops. A {@link dev.regimen.kernel.window.Convolution} takes the
 * fastest path that it finds: oneDNN's primitives (JavaCPP's {@code dnnl}); without its natives,
 * ND4J's {@code conv2d} and {@code conv2d_bp} if ND4J is built with oneDNN; else patches and a
 * product. Measured with JDK 17 on one thread of an EPYC of 2024 (Zen 5, AVX-512), OpenBLAS on its
 * AVX-512 kernels, 32 samples (4 of the large maps), GFLOP/s of processor time:
 *
 * <table>
 *   <caption>forward / gradient in the input / gradient in the weights, 3 x 3 kernels</caption>
 *   <tr><th>map, filters</th><th>oneDNN</th><th>ND4J (both gradients)</th><th>patches</th></tr>
 *   <tr><td>28x28x1, 32</td><td>125 / 15 / 169</td><td>95 / 9</td><td>27 / 14 / 19</td></tr>
 *   <tr><td>14x14x32, 64</td><td>246 / 241 / 247</td><td>229 / 200</td><td>175 / 143 / 149</td></tr>
 *   <tr><td>32x32x3, 16</td><td>143 / 42 / 197</td><td>120 / 32</td><td>39 / 29 / 27</td></tr>
 *   <tr><td>32x32x16, 16</td><td>209 / 227 / 250</td><td>198 / 43</td><td>95 / 95 / 63</td></tr>
 *   <tr><td>32x32x16, 32, stride 2</td><td>239 / 213 / 225</td><td>213 / 139</td>
 *       <td>130 / 72 / 91</td></tr>
 *   <tr><td>16x16x32, 32</td><td>248 / 247 / 231</td><td>234 / 206</td><td>146 / 146 / 106</td></tr>
 *   <tr><td>8x8x64, 64</td><td>282 / 257 / 267</td><td>265 / 245</td><td>171 / 172 / 163</td></tr>
 *   <tr><td>56x56x64, 64</td><td>249 / 233 / 202</td><td>242 / 189</td><td>131 / 132 / 125</td></tr>
 *   <tr><td>14x14x256, 256</td><td>242 / 219 / 222</td><td>233 / 237</td><td>116 / 121 / 194</td></tr>
 *   <tr><td>56x56x96, 7 x 7 depthwise</td><td>106 / 76 / 12</td><td>0.1</td><td>5 / 5 / 5</td></tr>
 * </table>
 *
 * <p>Two threads at once reach the same each. oneDNN's own primitives were taken although ND4J
 * holds a oneDNN, because both gradients cost 0.2 to 1.07 as much (on resnet20's layers 0.2 to
 * 0.94) and a first layer, which needs its weights' only, 0.03 to 0.08; single places (1 x 1) cost
 * 0.6 to 1.06 of OpenBLAS's products. oneDNN takes its threads from the OpenMP that ND4J loads on
 * Linux, of which each worker uses one; elsewhere that is untried, and {@code OMP_NUM_THREADS=1}
 * makes sure.
 *
 * <p>Convolutions of 3 x 3 places take Winograd's form ({@code Winograd}) where that takes at most
 * 0.87 of the time, the layouts that it wants included: on AVX-512, from 32 channels and 128 tiles
 * of 4 x 4 results on. Of the time of the table's products it takes, forward / gradient in the
 * input / in the weights (in brackets where the direct product is kept):
 *
 * <table>
 *   <caption>Winograd's time over the direct product's, one thread, Zen 5</caption>
 *   <tr><th>map, filters</th><th>samples</th><th>time</th></tr>
 *   <tr><td>28x28x1, 32</td><td>32</td><td>(6.2 / 0.9 / 6.5)</td></tr>
 *   <tr><td>32x32x16, 16</td><td>32</td><td>(1.5 / 1.5 / 1.7)</td></tr>
 *   <tr><td>14x14x32, 64</td><td>32</td><td>0.81 (/ 1.0 / 1.0)</td></tr>
 *   <tr><td>16x16x32, 32</td><td>32</td><td>0.87 / 0.78 (/ 0.98)</td></tr>
 *   <tr><td>8x8x64, 64</td><td>32</td><td>0.70 / 0.63 (/ 0.88)</td></tr>
 *   <tr><td>28x28x32, 32</td><td>32</td><td>0.86 / 0.59 / 0.66</td></tr>
 *   <tr><td>56x56x64, 64</td><td>4</td><td>0.58 / 0.59 / 0.61</td></tr>
 *   <tr><td>28x28x128, 128</td><td>4</td><td>0.62 / 0.56 / 0.49</td></tr>
 *   <tr><td>8x8x128, 256</td><td>32</td><td>0.63 / 0.64 / 0.52</td></tr>
 * </table>
 *
 * <p>A worker lends one memory to all convolutions, one after the other: for laid out weights and
 * what oneDNN works in as for these, which take 7 MiB for 64 channels and 27 for 128. The compiler
 * has a bound on it, by which a memory budget counts it.
 *
 * <p>The gradient in the weights as patches and a product ({@code FloatPatchConvolution}) is no
 * path beside oneDNN's: it loses with AVX-512, and gains 2 to 15 % of that gradient with AVX2 from
 * 64 filters of 32 channels on, which is 2 % of a network's convolutions.
 *
 * <p>The gradient in the weights of a filter for each channel falls to 5 to 14 GFLOP/s with oneDNN
 * where taps are more than three side by side, and to 0.4 to 6 where they lie apart; loops of our
 * own ({@code DepthwiseWeightGradient}) reach 13 to 24 and 8 to 16 there (AVX2 and AVX-512, one
 * thread) and take its place where {@code DepthwiseGains} says so. Of three columns side by side,
 * however many rows there are, oneDNN computes 30 to 85, the loops 10 to 20.
 *
 * <p>Pooling costs, a value of the input map: 2 x 2 at stride 2, 0.2 ns and 0.8 for the gradient of
 * the maximum, 0.6 where a loop reads it as it is computed ({@link
 * dev.regimen.kernel.window.FloatMaxGradient}); 3 x 3 at stride 2, 0.3 and 1.1 to 1.9.
 *
 * <p>Products of bf16 numbers ({@link dev.regimen.kernel.window.Bf16Gemm}, {@link
 * dev.regimen.kernel.window.Bf16Convolution}) take 0.42 to 0.83 of those times, and as much beside
 * OpenBLAS's products; {@code docs/running.md} has the table. The gradient in the weights of a
 * first layer takes up to 1.5, and that of filters of one channel each 1.9.
 *
 * <p>A dense layer in inference is a {@link dev.regimen.kernel.window.FusedConvolution} too, over
 * maps of one place: see {@code DenseProduct}.
 *
 * <p>Generated code names these, {@link dev.regimen.kernel.window.Window}, {@link
 * dev.regimen.kernel.window.Convolution}, {@link dev.regimen.kernel.window.Pooling} and {@link
 * dev.regimen.kernel.window.FloatMaxGradient} with its twin; the paths behind them are not public.
 * This room imports {@code kernel}, ND4J, JavaCPP and oneDNN, of which {@code kernel} calls a
 * product of floats and nothing else.
 */
@NullMarked
package dev.regimen.kernel.window;

import org.jspecify.annotations.NullMarked;
