using System.Reflection;
using Dvc.Functions.Timers;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dvc.Functions.Tests.Timers;

public sealed class ScheduleOptionsTests
{
    [Fact]
    public void Every_timer_of_the_app_is_known_by_its_function_and_its_setting()
    {
        var settings = typeof(ScheduleOptions).GetProperties().Where(property => property.PropertyType == typeof(string)).ToList();
        var options = new ScheduleOptions();
        settings.ForEach(setting => setting.SetValue(options, $"%{setting.Name}%"));

        var triggers = typeof(ScheduleOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (
                method.GetCustomAttribute<FunctionAttribute>()?.Name,
                method.GetParameters().Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).SingleOrDefault(trigger => trigger is not null)?.Schedule))
            .Where(function => function.Schedule is not null)
            .ToDictionary(function => function.Name!, function => function.Schedule!, StringComparer.Ordinal);

        options.ByTimer.ShouldBe(triggers, ignoreOrder: true);
        settings.Count.ShouldBe(triggers.Count);
    }

    [Theory]
    [InlineData("0 */5 * * * *", "2026-06-22T01:35:00Z", "2026-06-22T01:40:00Z")]
    [InlineData("0 30 19 * * *", "2026-06-22T19:30:01Z", "2026-06-23T19:30:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-06-22T00:00:00Z", "2028-02-29T00:00:00Z")]
    public void The_next_moment_is_after_the_one_asked_of_in_UTC(string schedule, string moment, string next) =>
        Schedule.TryParse(schedule).ShouldNotBeNull().After(At(moment)).ShouldBe(At(next));

    private static Instant At(string time) => Instant.FromDateTimeOffset(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
