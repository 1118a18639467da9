using System.CommandLine;

namespace Dvc.Cli;

/// <summary>What the commands that start an Azurite of their own take.</summary>
internal static class AzuriteOptions
{
    public static Option<bool> Plain() => new("--plain") { Description = "Azurite as it is, without the index by keys: much slower." };
}
