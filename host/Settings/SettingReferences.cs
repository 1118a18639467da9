using System.Text.RegularExpressions;

namespace Dvc.Host.Settings;

/// <summary>Names of settings between percent signs, in the bindings of triggers.</summary>
internal static partial class SettingReferences
{
    public static string Resolve(string text, IConfiguration settings) =>
        Reference().Replace(text, reference =>
        {
            var name = reference.Groups["name"].Value;
            return settings[name.Replace("__", ":")]
                ?? throw new StartupException($"the setting '{name}' is missing (used as '{text}').");
        });

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
