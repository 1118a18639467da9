namespace Dvc.Core.Catalog;

/// <summary>Why a day is not what its weekday makes it (Labour Code 45/2019/QH14, articles 111 and 112).</summary>
public enum CalendarDayKind
{
    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A day off because a holiday fell on a weekly rest day (article 111, clause 3).</summary>
    MakeUpOff,

    /// <summary>A working day that is off because a rest day is worked instead.</summary>
    SwappedOff,

    /// <summary>A rest day that is worked instead of a working day.</summary>
    SwappedWork,
}
