namespace Functions.Worker.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("functions-host-").FullName;

    public void Write(string file, string text) => File.WriteAllText(In(file), text);

    public string In(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
