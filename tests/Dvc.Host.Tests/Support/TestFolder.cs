namespace Dvc.Host.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("functions-host-").FullName;

    public void Write(string file, string text) => File.WriteAllText(In(file), text);

    public string Read(string file) => File.ReadAllText(In(file));

    public bool Has(string file) => File.Exists(In(file));

    /// <summary>The names of the files that begin so.</summary>
    public string[] Beginning(string name) =>
    [
        .. Directory.GetFiles(Path, name + "*")
            .Select(file => System.IO.Path.GetFileName(file))
            .Where(file => !file.EndsWith(".new", StringComparison.Ordinal)), // Those are not whole yet.
    ];

    public string In(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
