using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Failures>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDvcStorage(builder.Configuration);
builder.Services.AddHostedService<StorageSetup>();
builder.Services.AddSingleton<StorageRequests>();
builder.Services.AddSingleton<KpiAnswers>();

var app = builder.Build();
app.Services.GetRequiredService<StorageRequests>(); // Counts from the start, not from the first time it is asked.
app.Run();
