using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Dvc.Protocol.Tests.Faults;

/// <summary>
/// Does what it is sent, and of some writes loses the first answer: the pipeline sends them again, and storage refuses many for
/// their own success.
/// </summary>
/// <param name="isLost">Whether the answer to a write is lost, by its number from 0 on.</param>
internal sealed class LosingTransport(Func<int, bool> isLost) : HttpPipelineTransport
{
    private int writes;
    private int repeated;

    /// <summary>How many writes the pipeline has sent again.</summary>
    public int Repeated => repeated;

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await HttpClientTransport.Shared.ProcessAsync(message);
        if (message.ProcessingContext.RetryNumber > 0)
        {
            Interlocked.Increment(ref repeated);
        }
        else if (message.Request.Method != RequestMethod.Get && isLost(Interlocked.Increment(ref writes) - 1))
        {
            message.Response.Dispose();
            throw new RequestFailedException("The test lost the answer.");
        }
    }
}
