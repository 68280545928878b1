using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>One answer in the making.</summary>
/// <param name="root">Where the service begins, without a slash at the end.</param>
internal sealed class SensorReading(UrbGradeContext database, string root, DateTimeOffset now, CancellationToken cancellation)
{
    private const int Most = 10_000;
    private int written;

    public UrbGradeContext Database => database;

    public string Root => root;

    public DateTimeOffset Now => now;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Counts an entity that is written: what is expanded multiplies with each level.</summary>
    /// <exception cref="SensorQueryException">The answer would be too large.</exception>
    public void Count()
    {
        if (++written > Most)
        {
            throw new SensorQueryException($"The answer would hold more than {Most} entities; ask for fewer with $top, or without $expand.");
        }
    }
}
