namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Why a single message is refused. The names are part of the wire contract.</summary>
public static class RejectionCode
{
    /// <summary>The head lacks an element or holds one that cannot be read.</summary>
    public const string InvalidHeader = nameof(InvalidHeader);

    /// <summary>No schema is registered for the tenant, type and version.</summary>
    public const string UnknownSchema = nameof(UnknownSchema);

    /// <summary>The content does not follow its schema.</summary>
    public const string SchemaViolation = nameof(SchemaViolation);

    /// <summary>The source is not a registered meter of the tenant.</summary>
    public const string UnknownMeter = nameof(UnknownMeter);

    /// <summary>A number is not finite, or is written with a comma or otherwise unreadable.</summary>
    public const string InvalidNumber = nameof(InvalidNumber);

    /// <summary>A time cannot be read, or has no offset.</summary>
    public const string InvalidTimestamp = nameof(InvalidTimestamp);

    /// <summary>Measured before 2010-01-01T00:00:00Z.</summary>
    public const string TimestampTooOld = nameof(TimestampTooOld);

    /// <summary>Measured later than the platform's clock allows.</summary>
    public const string TimestampInFuture = nameof(TimestampInFuture);

    /// <summary>The interval ends at or before its start.</summary>
    public const string EndBeforeStart = nameof(EndBeforeStart);

    /// <summary>The interval overlaps another one of the same source in this request.</summary>
    public const string OverlappingInterval = nameof(OverlappingInterval);

    /// <summary>The same source and interval stands in this request with other values.</summary>
    public const string ConflictingValue = nameof(ConflictingValue);
}
