using Microsoft.Extensions.Configuration;

namespace Dvc.Host.TestApp;

/// <summary>Files by which the tests and the app's functions tell each other how far they are.</summary>
public sealed class Traces(IConfiguration settings)
{
    private readonly string folder = settings["TraceFolder"]
        ?? throw new InvalidOperationException("Set TraceFolder: the tests look there.");

    /// <summary>Leaves a file that is there with all its text, or not at all.</summary>
    public void Leave(string name, string text = "")
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }

    public async Task WaitForAsync(string name, CancellationToken cancellationToken)
    {
        while (!File.Exists(Path.Combine(folder, name)))
        {
            await Task.Delay(10, cancellationToken);
        }
    }
}
