using System.Runtime;

namespace UrbGrade.Web.Hosting;

/// <summary>Looks for no garbage while the platform starts: nearly all that a start makes is kept, and looking for the rest takes a seventh of it.</summary>
internal static class StartMemory
{
    /// <summary>What a start makes, in bytes; one that makes more collects as at any other time.</summary>
    private const long Enough = 192 << 20;

    /// <summary>Sets the memory aside, where there is so much.</summary>
    public static void Reserve()
    {
        try
        {
            GC.TryStartNoGCRegion(Enough, disallowFullBlockingGC: true);
        }
        catch (Exception refused) when (refused is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // A heap that is held smaller than that, or one that another start has reserved.
        }
    }

    /// <summary>From now on memory is used again.</summary>
    public static void Release()
    {
        try
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
        catch (InvalidOperationException)
        {
            // More was made than was set aside, and the collector has ended it itself.
        }
    }
}
