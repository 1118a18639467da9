using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app begins.</summary>
public static class FunctionsApplication
{
    /// <summary>A builder for the functions of the entry assembly.</summary>
    /// <param name="args">The command line.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(args, Assembly.GetEntryAssembly()!.GetTypes(), AppContext.BaseDirectory);
}
