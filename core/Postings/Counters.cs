using System.Numerics;

namespace Dvc.Core.Postings;

/// <summary>An amount for every <see cref="Counter"/>. Immutable; amounts of a difference may be negative.</summary>
public sealed class Counters : IEquatable<Counters>, IAdditionOperators<Counters, Counters, Counters>,
    ISubtractionOperators<Counters, Counters, Counters>, IUnaryNegationOperators<Counters, Counters>
{
    private static readonly int Length = Enum.GetValues<Counter>().Length;

    private readonly long[] amounts;

    private Counters(long[] amounts) => this.amounts = amounts;

    /// <summary>Nothing counted.</summary>
    public static Counters Zero { get; } = new(new long[Length]);

    /// <summary>Whether every amount is zero.</summary>
    public bool IsZero => !amounts.AsSpan().ContainsAnyExcept(0L);

    /// <summary>Whether any amount is below zero, as only a difference may have it.</summary>
    public bool HasNegative => Array.Exists(amounts, amount => amount < 0);

    /// <summary>The amounts that are not zero, in the order of <see cref="Counter"/>.</summary>
    public IEnumerable<KeyValuePair<Counter, long>> NonZero =>
        amounts.Select((amount, index) => KeyValuePair.Create((Counter)index, amount)).Where(pair => pair.Value != 0);

    /// <summary>The amount of <paramref name="counter"/>.</summary>
    public long this[Counter counter] => amounts[(int)counter];

    /// <summary>The given amounts; a counter named twice has their sum.</summary>
    public static Counters Of(IEnumerable<KeyValuePair<Counter, long>> amounts)
    {
        var sum = new long[Length];
        foreach (var (counter, amount) in amounts)
        {
            sum[(int)counter] += amount;
        }

        return new Counters(sum);
    }

    /// <summary>The sum of all.</summary>
    public static Counters Sum(IEnumerable<Counters> all)
    {
        var sum = new long[Length];
        foreach (var counters in all)
        {
            for (var index = 0; index < Length; index++)
            {
                sum[index] += counters.amounts[index];
            }
        }

        return new Counters(sum);
    }

    /// <inheritdoc />
    public static Counters operator +(Counters left, Counters right) => Sum([left, right]);

    /// <inheritdoc />
    public static Counters operator -(Counters left, Counters right) => Sum([left, -right]);

    /// <inheritdoc />
    public static Counters operator -(Counters value) => new(Array.ConvertAll(value.amounts, amount => -amount));

    /// <inheritdoc />
    public bool Equals(Counters? other) => other is not null && amounts.AsSpan().SequenceEqual(other.amounts);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Counters);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var amount in amounts)
        {
            hash.Add(amount);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", NonZero.Select(pair => $"{WireName<Counter>.Of(pair.Key)} {pair.Value}"));
}
