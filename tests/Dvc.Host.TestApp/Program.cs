using Dvc.Host.TestApp;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton<Traces>();
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null); // The host's limit is tested.

var app = builder.Build();
app.Services.GetRequiredService<Traces>().Leave($"worker.{Environment.ProcessId}");
app.Run();
