namespace Dvc.Storage.Tests.RollUp;

public sealed class DirtyMarksTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Marking_again_gives_the_mark_a_new_version_so_that_the_older_one_no_longer_deletes_it()
    {
        var storage = await TestStorage.CreateAsync();
        var marks = storage.Parts.Marks;
        await marks.MarkAsync("H60.12", Token);
        var first = (await marks.ListAsync(Token)).Single();
        await marks.MarkAsync("H60.12", Token);
        var second = (await marks.ListAsync(Token)).Single();
        second.ETag.ShouldNotBe(first.ETag);

        await marks.DeleteAsync(first, Token);
        (await marks.ListAsync(Token)).ShouldBe([second]);
        await marks.DeleteAsync(second, Token);
        (await marks.ListAsync(Token)).ShouldBeEmpty();
        await marks.DeleteAsync(second, Token);
    }

    [Fact]
    public async Task The_journal_beside_them_is_no_mark()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.Parts.Journal.WriteAsync(homes: 3, Token);
        (await storage.Parts.Marks.ListAsync(Token)).ShouldBeEmpty();
    }
}
