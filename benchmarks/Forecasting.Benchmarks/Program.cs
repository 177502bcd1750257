using BenchmarkDotNet.Running;
using Forecasting.Benchmarks;

// "memory" measures the peak of one large job in this process, "growth" how time grows with the rows, "ssa" times decompositions beside what others took; all else is BenchmarkDotNet's own command line.
if (args is ["memory"]) return PeakMemory.Run(Console.Out);
if (args is ["memory", "gaps"]) return PeakMemory.RunGaps(Console.Out);
if (args is ["memory", "features"]) return PeakMemory.RunFeatures(Console.Out);
if (args is ["growth"]) return Growth.Run(Console.Out);
if (args is ["ssa"] or ["ssa", "all"]) return SsaTimes.Run(Console.Out, args.Length > 1);
BenchmarkSwitcher.FromAssembly(typeof(PeakMemory).Assembly).Run(args, new RowsConfig());
return 0;
