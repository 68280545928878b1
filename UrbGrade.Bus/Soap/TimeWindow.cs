namespace UrbGrade.Bus.Soap;

/// <summary>The time in which a message is good, by its Timestamp and the policy.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Created, DateTimeOffset Expires)
{
    public static TimeWindow Of(SecurityHeader header, SoapSecurityPolicy policy)
    {
        var created = Parse(header.Created ?? "", "Created");
        var expires = header.Expires is null ? created + policy.MaxAge : Parse(header.Expires, "Expires");
        return new TimeWindow(created, expires);
    }

    /// <summary>The last moment at which the message is good, the clock skew allowed for.</summary>
    public DateTimeOffset Closes(SoapSecurityPolicy policy)
    {
        var oldest = Created + policy.MaxAge;
        return (Expires < oldest ? Expires : oldest) + policy.ClockSkew;
    }

    public void Require(DateTimeOffset now, SoapSecurityPolicy policy)
    {
        if (Created > now + policy.ClockSkew)
            throw SoapFaults.InvalidSecurity($"Created at {Created:O}, ahead of {now:O}");
        if (Expires <= Created)
            throw SoapFaults.InvalidSecurity("Expires before it is created");
        if (Expires - Created > policy.MaxLifetime)
            throw SoapFaults.InvalidSecurity($"A lifetime of {Expires - Created}");
        if (now > Closes(policy))
            throw SoapFaults.MessageExpired($"Created at {Created:O}, received at {now:O}");
    }

    private static DateTimeOffset Parse(string text, string name) =>
        XmlTime.TryParse(text, out var time) && time.Year is > 1900 and < 9000
            ? time
            : throw SoapFaults.InvalidSecurity($"'{text}' as {name}");
}
