using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Host.TestApp;

public sealed class TimerFunctions(Traces traces)
{
    [Function("Tick")]
    public void Tick([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => traces.Leave("tick", JsonSerializer.Serialize(timer));
}
