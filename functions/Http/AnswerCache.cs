using System.Text.Json.Serialization.Metadata;
using Dvc.Core;
using Dvc.Storage.Catalog;
using Dvc.Storage.RollUp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;

namespace Dvc.Functions.Http;

/// <summary>
/// Answers made of figures, kept in memory: one that is asked for again costs no request of storage until something was
/// rolled up or published, the catalogue was changed, or the day is over. Why none is older than it may be:
/// <c>docs/protocol.md</c>.
/// </summary>
/// <param name="clock">How the figures stand.</param>
/// <param name="figures">The same, kept known.</param>
/// <param name="catalog">The catalogue, with its version.</param>
/// <param name="time">The clock that says what today is.</param>
public sealed class AnswerCache(FiguresClock clock, FiguresJournal figures, CatalogReader catalog, TimeProvider time) : IDisposable
{
    // Some thousands of provinces' answers, or a few dozen of the whole tree.
    private const long MaxBytes = 64 * 1024 * 1024;

    // Those of versions that are gone are never asked for again.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly Dictionary<AnswerKey, Task<KeptAnswer?>> making = [];
    private readonly Lock gate = new();
    private readonly AnswerWatch watch = new(figures, catalog, time);

    /// <summary>Answers a request in the form that is wanted, which says what is not in its figures yet, from memory where it can be.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">Which answer it is, from parsed parameters: a tuple of them, the function's name among them.</param>
    /// <param name="form">The form that is wanted.</param>
    /// <param name="make">Makes the answer of what stands when it is called. Whoever asks may leave, it goes on for others.</param>
    /// <param name="type">Its JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IActionResult> ServeAsync<T>(
        HttpRequest request, object asked, AnswerForm form, Func<CancellationToken, Task<T>> make, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : FiguresAnswer =>
        (await ServeAsync(
            request,
            asked,
            form,
            async token =>
            {
                var answer = await make(token);
                return new KeptAnswer(pending => CacheableAnswer.Of((T)answer.With(pending), type), type);
            },
            cancellationToken))!;

    /// <summary>The same of bytes that stay as they are, and that may not exist: then null, which is not kept.</summary>
    public Task<IActionResult?> ServeAsync(
        HttpRequest request,
        object asked,
        AnswerForm form,
        Func<CancellationToken, Task<CacheableAnswer?>> make,
        JsonTypeInfo type,
        CancellationToken cancellationToken) =>
        ServeAsync(
            request, asked, form, async token => await make(token) is { } answer ? new KeptAnswer(_ => answer, type) : null, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        watch.Dispose();
        answers.Dispose();
    }

    private async Task<IActionResult?> ServeAsync(
        HttpRequest request, object asked, AnswerForm form, Func<CancellationToken, Task<KeptAnswer?>> make, CancellationToken cancellationToken)
    {
        watch.Asked();

        // Everything of the key is known before anything is read for the answer, which so is as new as its key, or newer.
        // What is pending was read before the version: what it leaves out is in the answer.
        var state = await clock.StateAsync(request, cancellationToken);
        var key = new AnswerKey(asked, time.Today(), (await catalog.CurrentAsync(cancellationToken)).Version, state.Version);
        var answer = answers.Get<KeptAnswer>(key) ?? await MakeOnceAsync(key, state.Pending, make).WaitAsync(cancellationToken);
        var served = answer?.In(form, state.Pending).To(request);
        request.HttpContext.Response.Headers.Vary = "Accept, Accept-Encoding";
        return served;
    }

    // Those who ask for the same meanwhile share it, and its failure; whoever comes after a failure tries anew.
    private Task<KeptAnswer?> MakeOnceAsync(AnswerKey key, PendingWork? pending, Func<CancellationToken, Task<KeptAnswer?>> make)
    {
        lock (gate)
        {
            return making.TryGetValue(key, out var shared) ? shared : making[key] = MakeAsync(key, pending, make);
        }
    }

    private async Task<KeptAnswer?> MakeAsync(AnswerKey key, PendingWork? pending, Func<CancellationToken, Task<KeptAnswer?>> make)
    {
        await Task.Yield(); // Not as a part of the first caller, nor under the lock.
        try
        {
            var answer = await clock.ReadAsync(() => make(CancellationToken.None), CancellationToken.None);
            if (answer is not null)
            {
                // What was read takes about as much as its JSON, and so do its codings together and its other forms. The JSON is
                // made with what is pending, as it is about to be served.
                var size = 5 * (answer.In(AnswerForm.Plain, pending).Length + 1024L);
                answers.Set(key, answer, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = Idle });
            }

            return answer;
        }
        finally
        {
            lock (gate)
            {
                making.Remove(key);
            }
        }
    }
}
