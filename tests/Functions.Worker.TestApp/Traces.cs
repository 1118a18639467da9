using Microsoft.Extensions.Configuration;

namespace Functions.Worker.TestApp;

/// <summary>Files by which the tests and the app's functions tell each other how far they are.</summary>
public sealed class Traces(IConfiguration settings)
{
    private readonly string folder = settings["TraceFolder"]!;

    public void Leave(string name) => File.WriteAllText(Path.Combine(folder, name), string.Empty);

    public async Task WaitForAsync(string name, CancellationToken cancellationToken)
    {
        while (!File.Exists(Path.Combine(folder, name)))
        {
            await Task.Delay(10, cancellationToken);
        }
    }
}
