using Forecasting.Cli;

return await Shell.RunAsync(args);
