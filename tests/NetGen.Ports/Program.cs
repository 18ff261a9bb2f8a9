using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen;
using NetGen.Ports;

// The first line says where this runs; whoever compares the others can see that it is not the same machine twice.
int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
Console.WriteLine($"on {RuntimeInformation.RuntimeIdentifier}, {bits} bits, {(Fma.IsSupported || AdvSimd.IsSupported ? "fused" : "not fused")}");

// Optimizers that forget fast let the state of dead units and zero inputs decay as far as it ever does.
TrainerOptions plain = new(), treated = new() { L1 = 1e-4, L2 = 1e-3, ClipValue = 0.3, ClipNorm = 0.4, InputNoise = 0.05 };
Training.Print(new Xor.Trainer(new Xor(seed: 1), new Sgd(0.5, momentum: 0.9), plain));
Training.Print(new MicroTanh.Trainer(new MicroTanh(seed: 2), new Adam(0.01), plain));
Training.Print(new MicroZeros.Trainer(new MicroZeros(seed: 3), new Adam(0.01, beta1: 0.5, beta2: 0.6), plain));
Training.Print(new MicroGeluZeros.Trainer(new MicroGeluZeros(seed: 4), new RmsProp(0.003, alpha: 0.3, momentum: 0.5), plain));
Training.Print(new SmallSilu.Trainer(new SmallSilu(seed: 5), new RmsProp(0.002, alpha: 0.5), plain));
Training.Print(new SmallElu.Trainer(new SmallElu(seed: 6), new AdaGrad(0.02), plain));
Training.Print(new SmallGelu.Trainer(new SmallGelu(seed: 7), new Sgd(0.05, momentum: 0.6, nesterov: true), plain));
Training.Print(new SmallFast.Trainer(new SmallFast(seed: 8), new AdamW(0.01), plain));
Training.Print(new EveryActivation.Trainer(new EveryActivation(seed: 9), new Adam(0.003), plain));
Training.Print(new TiledDropout.Trainer(new TiledDropout(seed: 10), new Adam(0.002, beta1: 0.5, beta2: 0.6), plain));
Training.Print(new TiledDouble.Trainer(new TiledDouble(seed: 11), new AdamW(0.001), treated));
Training.Print(new TiledGelu.Trainer(new TiledGelu(seed: 12), new Rprop(), plain with { LabelSmoothing = 0.1 }));
Training.Print(new TiledRelu.Trainer(new TiledRelu(seed: 13), new RmsProp(0.0005, alpha: 0.5, momentum: 0.5), plain));
Training.Print(new TiledEveryActivation.Trainer(new TiledEveryActivation(seed: 14), new AdaGrad(0.01), plain));
Training.Print(new Branches.Trainer(new Branches(seed: 15), new Adam(0.003), plain));
Training.Print(new Excited.Trainer(new Excited(seed: 18), new Adam(0.003), plain));
Training.Print(new Normalised.Trainer(new Normalised(seed: 16), new Adam(0.003), plain));
