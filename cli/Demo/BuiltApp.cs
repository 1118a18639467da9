using System.Globalization;
using System.Reflection;

namespace Dvc.Cli.Demo;

/// <summary>The app as it is deployed, and the host that runs it, where the build left them.</summary>
internal static class BuiltApp
{
    /// <summary>What <c>dotnet</c> is called with to run the app.</summary>
    /// <param name="port">The port of HTTP; 0 takes a free one.</param>
    /// <param name="data">The folder that the host may write to.</param>
    public static IReadOnlyList<string> Arguments(int port, string data) =>
        [Path("Host"), "--app", Path("App"), "--port", port.ToString(CultureInfo.InvariantCulture), "--data", data];

    private static string Path(string name) => System.IO.Path.GetFullPath(
        typeof(BuiltApp).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == name).Value!,
        AppContext.BaseDirectory);
}
