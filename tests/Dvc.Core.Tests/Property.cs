using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Core.Tests;

/// <summary>Runs a property; a failure names the smallest case found and the seed that <c>Config.WithReplay</c> takes.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> cases, Action<T> assertion, int tests = 1000, Func<T, IEnumerable<T>>? smaller = null) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(quietOnSuccess: true),
            Prop.ForAll(Arb.From(cases, smaller ?? (_ => [])), assertion));
}
