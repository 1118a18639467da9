using Dvc.Functions.Bulletins;
using Dvc.Functions.Catalog;
using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Dvc.Functions.Ingest;
using Dvc.Functions.Kpi;
using Dvc.Functions.OpenApi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Settings;
using Dvc.Functions.Sources;
using Dvc.Functions.Timers;
using Dvc.Functions.Welcome;
using Dvc.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Failures>();
builder.UseMiddleware<BriefReads>();
builder.UseMiddleware<TimerRuns>();
builder.UseMiddleware<KnownParameters>();
builder.UseMiddleware<SameOrigin>();
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // Below, it logs addresses, and a key may be in one.

// The functions that read a body limit its size themselves and answer 413. The server's own limit would break the request
// off, and the sender would get a 500 from the host.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDvcStorage();
builder.Services.AddSingleton<CatalogSeed>();
builder.Services.AddHostedService<StorageSetup>();
builder.Services.AddSingleton<StorageRequests>();
builder.Services.AddSingleton<RollUpWatch>();
builder.Services.AddSingleton<HealthReader>();
builder.Services.AddSingleton<StateReader>();
builder.Services.AddSingleton<KpiAnswers>();
builder.Services.AddSingleton<ProcedureAnswers>();
builder.Services.AddSingleton<FiguresClock>();
builder.Services.AddSingleton<AnswerCache>();
builder.Services.AddSingleton<BulletinAnswers>();
builder.Services.AddSingleton<DevelopmentSource>();
builder.Services.AddSingleton<IngestGate>();
builder.Services.AddSettings<StorageOptions>(StorageOptions.Read);
builder.Services.AddSettings<ScheduleOptions>(ScheduleOptions.Read);
builder.Services.AddSettings<IngestOptions>(IngestOptions.Read);
builder.Services.AddSettings<OriginOptions>(OriginOptions.Read);
builder.Services.AddSettings<DevelopmentSourceOptions>(DevelopmentSourceOptions.Read);

using var app = builder.Build();
if (app.Services.BrokenSettings() is { Count: > 0 } broken)
{
    // Each problem is a line of its own that holds the word error. When a worker ends, the host logs only such lines of it.
    await Console.Error.WriteLineAsync(string.Join('\n', broken.Select(problem => $"Error in a setting, Dvc does not start: {problem}.")));
    return 1;
}

app.Services.GetRequiredService<StorageRequests>(); // Counts from the start, not from the first time it is asked.
app.Services.GetRequiredService<DevelopmentSource>(); // Warns at the start, not at the first delivery.
await app.RunAsync();
return 0;
