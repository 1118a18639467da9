using Dvc.Functions.Bulletins;
using Dvc.Functions.Catalog;
using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Dvc.Functions.Ingest;
using Dvc.Functions.Kpi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Sources;
using Dvc.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Failures>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDvcStorage(builder.Configuration);
builder.Services.AddSingleton<CatalogSeed>();
builder.Services.AddHostedService<StorageSetup>();
builder.Services.AddSingleton<StorageRequests>();
builder.Services.AddSingleton<KpiAnswers>();
builder.Services.AddSingleton<ProcedureAnswers>();
builder.Services.AddSingleton<AnswerCache>();
builder.Services.AddSingleton<BulletinAnswers>();
builder.Services.AddSingleton<DevelopmentSource>();
builder.Services.AddSingleton<IngestGate>();
builder.Services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateDataAnnotations().ValidateOnStart();

var app = builder.Build();
app.Services.GetRequiredService<StorageRequests>(); // Counts from the start, not from the first time it is asked.
app.Services.GetRequiredService<DevelopmentSource>(); // Warns at the start, not at the first delivery.
app.Run();
