using System.Reflection;
using Dvc.Testing.Tables;

namespace Dvc.Azurite.Tests.InMemory;

/// <summary>No member of the published client is inherited by the clients of the tests.</summary>
public sealed class RefusingTableClientTests
{
    /// <summary>Every method that the published client lets others override.</summary>
    public static TheoryData<string> Members => [.. typeof(TableClient)
        .GetMethods(BindingFlags.Instance | BindingFlags.Public)
        .Where(method => method is { IsVirtual: true, IsFinal: false } && method.DeclaringType == typeof(TableClient))
        .Select(method => method.ToString()!)];

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_refuses_until_it_is_overridden(string member)
    {
        var method = typeof(NothingOverridden).GetMethods().Single(method => method.ToString() == member);
        method.DeclaringType.ShouldBe(typeof(RefusingTableClient));
        if (method.IsGenericMethodDefinition)
        {
            method = method.MakeGenericMethod(typeof(TableEntity));
        }

        var refusal = Should.Throw<NotSupportedException>(() => method.Invoke(
            new NothingOverridden(), BindingFlags.DoNotWrapExceptions, null, new object?[method.GetParameters().Length], null));
        refusal.Message.ShouldBe($"NothingOverridden has no TableClient.{method.Name.Replace("get_", "", StringComparison.Ordinal)}.");
    }

    private sealed class NothingOverridden : RefusingTableClient;
}
