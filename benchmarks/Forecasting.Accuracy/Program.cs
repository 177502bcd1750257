return await Forecasting.Accuracy.AccuracyCommand.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
