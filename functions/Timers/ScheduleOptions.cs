using Microsoft.Extensions.Configuration;

namespace Dvc.Functions.Timers;

/// <summary>When timers run: settings of these names, each six fields of NCRONTAB with seconds, in UTC. None may be missing.</summary>
public sealed class ScheduleOptions
{
    /// <summary>The timer of <see cref="RollUpSchedule"/>.</summary>
    public const string RollUp = "RollUp";

    /// <summary>
    /// When what changed is rolled up. A run takes four minutes at most and leaves the rest to the next one; one without changes
    /// reads once. Every ten seconds, what was accepted is in the figures within thirty (<c>docs/running.md</c>).
    /// </summary>
    [Schedule("*/10 * * * * *")]
    public string? RollUpSchedule { get; set; }

    /// <summary>When what is derived is recounted: at night. A run takes four minutes at most, and the next one goes on.</summary>
    [Schedule("0 30 19 * * *")]
    public string? AuditSchedule { get; set; }

    /// <summary>When weeks that are over are published, if they are not yet.</summary>
    [Schedule("0 5 * * * *")]
    public string? BulletinSchedule { get; set; }

    /// <summary>When the poison queue is emptied.</summary>
    [Schedule("30 * * * * *")]
    public string? DeadLetterSchedule { get; set; }

    /// <summary>The schedules by the name of the function that runs by them.</summary>
    public IReadOnlyDictionary<string, string> ByTimer => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [RollUp] = RollUpSchedule!,
        ["Audit"] = AuditSchedule!,
        ["PublishBulletin"] = BulletinSchedule!,
        ["KeepDeadLetters"] = DeadLetterSchedule!,
    };

    internal static void Read(ScheduleOptions options, IConfiguration settings)
    {
        options.RollUpSchedule = settings[nameof(RollUpSchedule)];
        options.AuditSchedule = settings[nameof(AuditSchedule)];
        options.BulletinSchedule = settings[nameof(BulletinSchedule)];
        options.DeadLetterSchedule = settings[nameof(DeadLetterSchedule)];
    }
}
