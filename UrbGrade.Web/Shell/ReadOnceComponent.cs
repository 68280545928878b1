using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace UrbGrade.Web.Shell;

/// <summary>A component that hands what it reads while it is prerendered on to the live page, which then does not read it again.</summary>
public abstract class ReadOnceComponent : LeavableComponent
{
    /// <summary>Bytes of one value as JSON, of which the browser carries all of a page from one to the other; a larger one is read twice.</summary>
    private const int LargestBytes = 256 * 1024;

    /// <summary>What was read last, by its key.</summary>
    private readonly Dictionary<string, Action<string>> last = new(StringComparer.Ordinal);

    private PersistingComponentStateSubscription? handingOn;

    [Inject]
    private PersistentComponentState State { get; set; } = default!;

    /// <summary>The request that is prerendered for; null on the live page.</summary>
    [CascadingParameter]
    private HttpContext? Prerendered { get; set; }

    /// <summary>What prerendering read under the same name, once; afterwards, and where it read nothing, what is read now.</summary>
    /// <param name="name">One for each thing that the component reads.</param>
    /// <param name="asked">What it is asked with: of other questions nothing is taken over. It is the same text on both sides.</param>
    /// <param name="read">Reads it. What it returns goes through JSON and back.</param>
    protected async Task<TValue> ReadOnce<TValue>(string name, string? asked, Func<Task<TValue>> read)
    {
        var key = $"{GetType().Name}.{name}";
        var value = State.TryTakeFromJson<Kept<TValue>>(key, out var kept) && kept is not null && kept.Asked == asked ? kept.Value : await read();
        // A live page that was put away reads anew when its reader returns: what it read may be hours old by then, or changed by its own reader.
        if (Prerendered is not null)
        {
            last[key] = handed => HandOn(handed, new Kept<TValue>(asked, value));
            handingOn ??= State.RegisterOnPersisting(HandOn);
        }

        return value;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            handingOn?.Dispose();
        base.Dispose(disposing);
    }

    // A method of the component: by it the framework knows which of its ways to render is meant.
    private Task HandOn()
    {
        foreach (var (key, handOn) in last)
            handOn(key);
        return Task.CompletedTask;
    }

    private void HandOn<TValue>(string key, Kept<TValue> value)
    {
        try
        {
            if (JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web).Length <= LargestBytes)
                State.PersistAsJson(key, value);
        }
        catch (ArgumentException)
        {
            // A number that JSON has no word for, such as a ratio of nothing: the live page reads it again.
        }
    }

    private sealed record Kept<TValue>(string? Asked, TValue Value);
}
