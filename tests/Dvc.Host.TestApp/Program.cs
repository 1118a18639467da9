using Dvc.Host.TestApp;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton<Traces>();

var app = builder.Build();
app.Services.GetRequiredService<Traces>().Leave($"worker.{Environment.ProcessId}");
app.Run();
