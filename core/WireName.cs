using System.Collections.Frozen;
using System.Text.Json;

namespace Dvc.Core;

/// <summary>The camelCase names that enumerations carry on the wire and in tables.</summary>
/// <typeparam name="T">An enumeration whose member names are the wire names in PascalCase.</typeparam>
public static class WireName<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>()
        .ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Names
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every wire name, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(value => Names[value])];

    /// <summary>The wire name of <paramref name="value"/>.</summary>
    public static string Of(T value) => Names[value];

    /// <summary>Reads a wire name; case matters.</summary>
    public static bool TryParse(string name, out T value) => Values.TryGetValue(name, out value);
}
