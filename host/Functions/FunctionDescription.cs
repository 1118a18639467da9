using System.Text.Json;
using Dvc.Host.Protocol;
using Dvc.Host.Settings;

namespace Dvc.Host.Functions;

/// <summary>A function as its worker describes it.</summary>
/// <param name="Id">The worker's name for it.</param>
/// <param name="Name">Unique in the app.</param>
/// <param name="RawBindings">JSON, one each.</param>
/// <param name="HasRetryPolicy">Whether the host is asked to repeat it.</param>
internal sealed record FunctionDescription(
    string Id, string Name, IReadOnlyList<string> RawBindings, bool HasRetryPolicy = false)
{
    public static FunctionDescription From(FunctionMetadata metadata) =>
        new(metadata.FunctionId, metadata.Name, [.. metadata.RawBindings], metadata.RetryOptions is not null);

    /// <summary>What runs it, if this host can do all that the function asks for.</summary>
    public Binding Trigger()
    {
        var bindings = RawBindings.Select(Read).ToList();
        if (bindings.Find(binding => binding.IsOutput) is { } output)
        {
            throw new StartupException($"this host writes no output bindings ('{output.Name}', {output.Type}).");
        }

        if (HasRetryPolicy)
        {
            throw new StartupException("this host knows no retry policies.");
        }

        return bindings.Find(binding => binding.IsTrigger) ?? throw new StartupException("it has no trigger.");
    }

    private static Binding Read(string raw)
    {
        try
        {
            return JsonSerializer.Deserialize(raw, FunctionJson.Default.Binding)
                ?? throw new StartupException("a binding is null.");
        }
        catch (JsonException exception)
        {
            throw new StartupException($"the binding '{raw}' is not valid: {exception.Message}");
        }
    }
}
