using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage;

/// <summary>
/// How rows are named. Agency codes hold only digits, capitals and dots, so <c>|</c> ends a part and <c>}</c>, the next
/// character, ends a range of all that begins with it.
/// </summary>
internal static class RowKeys
{
    /// <summary>Past every key that begins with <c>x|</c>: <c>x}</c>.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    public const string Dossiers = "d|";
    public const string Deltas = "x|";
    public const string Touched = "t|";
    public const string Moves = "m|";
    public const string LedgerRows = "k|";

    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDatePattern MonthPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMM");

    public static string Dossier(string dossierId) => Dossiers + dossierId;

    public static string DossierId(string rowKey) => rowKey[Dossiers.Length..];

    /// <summary>A key that no other attempt has. Its order means nothing, though time ordering keeps neighbours together.</summary>
    public static string Unique(string prefix) => prefix + Guid.CreateVersion7().ToString("N");

    public static string Ledger(LedgerKey key) => LedgerDay(key.Agency, key.Day) + key.Procedure;

    public static string LedgerDay(AgencyCode agency, LocalDate day) => $"{LedgerRows}{agency}|{Day(day)}|";

    public static LedgerKey ParseLedger(string rowKey)
    {
        var parts = rowKey.Split('|');
        return new LedgerKey(AgencyCode.Parse(parts[1]), ParseDay(parts[2]), parts[3]);
    }

    public static string FactsPartition(AgencyCode agency, LocalDate day) => $"{Month(day)}|{agency.FirstGroup}";

    public static string FactsDay(AgencyCode agency, LocalDate day) => $"{agency}|{Day(day)}|";

    public static string Fact(LedgerKey key, string home) => $"{FactsDay(key.Agency, key.Day)}{key.Procedure}|{home}";

    /// <summary>What a facts row counts for, and the home that it is published from.</summary>
    public static (LedgerKey Key, string Home) ParseFact(string rowKey)
    {
        var parts = rowKey.Split('|');
        return (new LedgerKey(AgencyCode.Parse(parts[0]), ParseDay(parts[1]), parts[2]), parts[3]);
    }

    public static string Day(LocalDate day) => DayPattern.Format(day);

    public static LocalDate ParseDay(string text) => DayPattern.Parse(text).GetValueOrThrow();

    public static string Month(LocalDate day) => MonthPattern.Format(day);
}
