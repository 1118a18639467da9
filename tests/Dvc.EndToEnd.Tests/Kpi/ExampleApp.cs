using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>The app when it has taken the example's events, in each form that it takes, and rolled them up.</summary>
public sealed class ExampleApp : EmptyApp
{
    /// <summary>What each post answered.</summary>
    internal List<Answer> Answers { get; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var events = ExampleWeek.Events;
        Answers.Add(await App.PostAsync(events[0].ToString()));
        Answers.Add(await App.PostAsync($"[{string.Join(',', events.Skip(1).Take(15))}]"));
        Answers.Add(await App.PostAsync(events.Skip(16).Take(10)));
        using var packed = Requests.PostEvents(
            Requests.Gzip(Encoding.UTF8.GetBytes($"[{string.Join(',', events.Skip(26))}]")), encoding: "gzip");
        Answers.Add(await App.SendAsync(packed));
        await App.SettleAsync();
    }
}
