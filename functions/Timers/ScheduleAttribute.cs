using System.ComponentModel.DataAnnotations;

namespace Dvc.Functions.Timers;

/// <summary>Asks for a schedule: the host would leave out, without a word, the function of one that is missing or wrong.</summary>
/// <param name="example">A schedule that would do.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ScheduleAttribute(string example) : ValidationAttribute
{
    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var text = value as string;
        return Schedule.TryParse(text) is not null
            ? ValidationResult.Success
            : new ValidationResult(
                $"{validationContext.MemberName} {(string.IsNullOrEmpty(text) ? "is missing" : "is no schedule that ever comes")}: "
                + $"write six fields of NCRONTAB, in UTC (second minute hour day month weekday), such as {example}");
    }
}
