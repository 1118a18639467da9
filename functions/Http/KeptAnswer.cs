using Dvc.Storage.RollUp;

namespace Dvc.Functions.Http;

/// <summary>
/// An answer kept in memory. What is pending changes more often than figures do, so it is added to what was read once, and
/// the last form stays.
/// </summary>
/// <param name="make">Makes the form that says what is pending.</param>
internal sealed class KeptAnswer(Func<PendingWork?, CacheableAnswer> make)
{
    private Form? last;

    /// <summary>The answer that says what is pending.</summary>
    public CacheableAnswer With(PendingWork? pending)
    {
        var form = last;
        if (form is null || form.Pending != pending)
        {
            last = form = new Form(pending, make(pending));
        }

        return form.Answer;
    }

    private sealed record Form(PendingWork? Pending, CacheableAnswer Answer);
}
