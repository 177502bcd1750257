using BenchmarkDotNet.Running;
using Forecasting.Benchmarks;

// "memory" measures the peak of one large job in this process; all else is BenchmarkDotNet's own command line.
if (args is ["memory"]) return PeakMemory.Run(Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(PeakMemory).Assembly).Run(args, new RowsConfig());
return 0;
