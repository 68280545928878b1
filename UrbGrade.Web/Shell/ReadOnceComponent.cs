using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace UrbGrade.Web.Shell;

/// <summary>A component that hands what it reads while it is prerendered on to the live page, which then does not read it again.</summary>
public abstract class ReadOnceComponent : LeavableComponent
{
    /// <summary>Bytes of one value as JSON, of which the browser carries all of a page from one to the other, encrypted and so beyond compression; a larger
    /// one is read twice, which takes less time than the way through a slow line.</summary>
    private const int LargestBytes = 32 * 1024;

    /// <summary>Bytes of all values of a component: they travel in the page, and again in its first message, which has
    /// an end beyond which the page would stay dead.</summary>
    private const int LargestSum = 64 * 1024;

    /// <summary>What was read last, by its key: hands it on where there is room for it, in bytes, and tells how many it took.</summary>
    private readonly Dictionary<string, Func<int, int>> last = new(StringComparer.Ordinal);

    private PersistingComponentStateSubscription? handingOn;

    [Inject]
    private PersistentComponentState State { get; set; } = default!;

    /// <summary>The request that is prerendered for; null on the live page.</summary>
    [CascadingParameter]
    private HttpContext? Prerendered { get; set; }

    /// <summary>What prerendering read under the same name, once; afterwards, and where it read nothing, the
    /// <see cref="LeavableComponent.Latest{TValue}"/> that is read now.</summary>
    /// <param name="name">One for each thing that the component reads.</param>
    /// <param name="asked">What it is asked with: of other questions nothing is taken over. It is the same text on both sides.</param>
    /// <param name="read">Reads it. What it returns goes through JSON and back.</param>
    protected async Task<TValue> ReadOnce<TValue>(string name, string? asked, Func<Task<TValue>> read)
    {
        var key = $"{GetType().Name}.{name}";
        var value = TryTake<TValue>(key, asked, out var kept) ? kept : await Latest(read());
        // A live page that was put away reads anew when its reader returns: what it read may be hours old by then, or changed by its own reader.
        if (Prerendered is not null)
        {
            last[key] = room => HandOn(key, new Kept<TValue>(asked, value), room);
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

    private bool TryTake<TValue>(string key, string? asked, [MaybeNullWhen(false)] out TValue value)
    {
        try
        {
            if (State.TryTakeFromJson<Kept<TValue>>(key, out var kept) && kept is not null && kept.Asked == asked)
            {
                value = kept.Value;
                return true;
            }
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException)
        {
            // A process of another release prerendered the page, whose value has another shape or is refused by its type: it is read again.
        }

        value = default;
        return false;
    }

    // A method of the component: by it the framework knows which of its ways to render is meant.
    private Task HandOn()
    {
        var room = LargestSum;
        foreach (var handOn in last.Values)
            room -= handOn(room);
        return Task.CompletedTask;
    }

    private int HandOn<TValue>(string key, Kept<TValue> value, int room)
    {
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web).Length;
            if (bytes > Math.Min(LargestBytes, room))
                return 0;
            State.PersistAsJson(key, value);
            return bytes;
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException or NotSupportedException)
        {
            // A number that JSON has no word for, such as a ratio of nothing, or a value that leads back to itself: the live page reads it again.
            return 0;
        }
    }

    private sealed record Kept<TValue>(string? Asked, TValue Value);
}
