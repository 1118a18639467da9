using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Dvc.Functions.Settings;

/// <summary>Checks settings by their data annotations, in these annotations' own words: the framework would put the class's name before them.</summary>
internal sealed class AnnotatedSettings<T> : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, T options)
    {
        List<ValidationResult> broken = [];
        return Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(broken.Select(rule => rule.ErrorMessage!));
    }
}
