using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dvc.Functions.Settings;

/// <summary>Settings as options: read once, checked before anything runs.</summary>
internal static class SettingsRegistration
{
    /// <summary>Adds settings, whose data annotations name in their message the setting, the rule and what to write.</summary>
    /// <param name="services">The services.</param>
    /// <param name="read">Reads them. What cannot be read is to become null, which the annotations refuse.</param>
    public static void AddSettings<T>(this IServiceCollection services, Action<T, IConfiguration> read)
        where T : class
    {
        services.AddOptions<T>().Configure(read).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>, AnnotatedSettings<T>>();
    }

    /// <summary>What is wrong with any setting that was added; nothing of what is written in them.</summary>
    public static IReadOnlyList<string> BrokenSettings(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException broken)
        {
            return [.. broken.Failures];
        }
        catch (AggregateException broken)
        {
            return [.. broken.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)];
        }
    }

    /// <summary>A number or time; <paramref name="absent"/> where nothing is written, null where that is none.</summary>
    public static T? Read<T>(this IConfiguration settings, string key, T? absent)
        where T : struct, IParsable<T> =>
        settings[key] is not { Length: > 0 } text ? absent : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
}
