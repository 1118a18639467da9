using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Dvc.Functions.Sources;

/// <summary>The source of a developer: the settings <c>DevelopmentSource__...</c>. Only the environment Development knows it.</summary>
public sealed class DevelopmentSourceOptions : IValidatableObject
{
    /// <summary>Its key; where it is absent there is no such source.</summary>
    public string? Key { get; set; }

    /// <summary>The agency that it may deliver for, with its subtree; required beside a key.</summary>
    public string? Agency { get; set; }

    /// <summary>What is wrong, naming the setting and what to write.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Key is { Length: > 0 } && SourceRules.ReadAgency(Agency) is null
            ? [new ValidationResult($"DevelopmentSource__Agency must be {SourceRules.AgencyForm}: write VN, or leave out DevelopmentSource__Key")]
            : [];

    internal static void Read(DevelopmentSourceOptions options, IConfiguration settings) =>
        (options.Key, options.Agency) = (settings["DevelopmentSource:Key"], settings["DevelopmentSource:Agency"]);
}
