using System.ComponentModel.DataAnnotations;

namespace Dvc.Functions.Settings;

/// <summary>A range that null is outside of, too: a setting that cannot be read is null.</summary>
/// <param name="type">The type of the value.</param>
/// <param name="minimum">The least value.</param>
/// <param name="maximum">The largest value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredRangeAttribute(Type type, string minimum, string maximum) : RangeAttribute(type, minimum, maximum)
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not null && base.IsValid(value);
}
