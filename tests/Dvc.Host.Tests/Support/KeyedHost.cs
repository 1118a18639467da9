namespace Dvc.Host.Tests.Support;

/// <summary>One host with the test app, with keys, CORS and a function that is disabled, and with the longest of logs.</summary>
/// <param name="azurite">The storage of its queues.</param>
public sealed class KeyedHost(AzuriteFixture azurite) : RunningHost(azurite)
{
    public const string FunctionKey = "the-function-key";
    public const string MasterKey = "the-master-key";
    public const string Origin = "https://page.example";

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private protected override HostProcess Start(string storage) => new(
        Folder,
        HostProcess.AppFolder("Dvc.Host.TestApp"),
        HostProcess.WriteSettings(
            Folder,
            [
                ("Storage", storage),
                ("Queue", Queue),
                ("FunctionKey", FunctionKey),
                ("MasterKey", MasterKey),
                ("AzureWebJobs.Text.Disabled", "true"),
                ("AzureFunctionsJobHost__logging__logLevel__default", "Trace"),
                ("AzureFunctionsJobHost__logging__logLevel__Microsoft.AspNetCore", "Trace"),
                ("AzureFunctionsJobHost__logging__logLevel__Yarp", "Trace"),
                ("Logging__LogLevel__Default", "Trace"),
            ],
            new { CORS = Origin, CORSCredentials = true }));
}
