using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Aggregation.Content;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>Well-formed and plausible? Checks the content of one request's messages, each by itself and against the others.</summary>
internal sealed class ValidateContent(ITenantRegistry registry, TenantInfo tenant, TimeBounds bounds, int mostNewMeters, MessageOutcomes outcomes)
{
    private readonly Dictionary<(string Meter, string Quantity), SeriesIntervals> series = [];
    private readonly Dictionary<(string Kind, string Key), (int Index, string Content)> records = [];
    private readonly HashSet<string> newMeters = new(StringComparer.Ordinal);
    private readonly List<(SeriesIntervals Series, double Value, string Field)> values = [];
    private string meter = "";
    private (string Code, string Reason)? problem;

    /// <summary>Accepts the message, or notes why not.</summary>
    public void Check(AggregationMessage message, in CheckedHead head)
    {
        problem = null;
        if (head.Plan.Mapping.Record is { } record)
        {
            CheckRecord(message, head.Plan, record);
            return;
        }

        if (!FollowsSchema(message.Fields, head.Plan) || !TryReadInterval(message.Fields, head, out var start, out var end)
            || !TryFindMeter(message, head.Plan) || !TryReadValues(message.Fields, head.Plan))
        {
            outcomes.Reject(message.Index, problem!.Value.Code, problem.Value.Reason);
            return;
        }

        Place(message.Index, start, end);
    }

    private void CheckRecord(AggregationMessage message, ContentPlan plan, RecordMapping record)
    {
        var key = message.Fields.FirstOrDefault(field => field.Name == record.KeyField).Text.ToString();
        if (!FollowsSchema(message.Fields, plan) || (key.Length == 0 && !Refuse(RejectionCode.SchemaViolation, $"There is no {record.KeyField}, which names the record.")))
        {
            outcomes.Reject(message.Index, problem!.Value.Code, problem.Value.Reason);
            return;
        }

        var content = string.Join('\n', message.Fields.Select(field => $"{field.Name}={field.Text}").Prepend($"{message.Source} {message.Timestamp}"));
        if (records.TryAdd((record.Kind, key), (message.Index, content)))
        {
            return;
        }

        var (other, said) = records[(record.Kind, key)];
        if (said == content)
        {
            outcomes.Repeat(message.Index);
        }
        else
        {
            outcomes.Reject(message.Index, RejectionCode.ConflictingValue, $"{record.KeyField} {MessageOutcomes.Quote(key)} says something else in message {other}.");
        }
    }

    private bool FollowsSchema(IReadOnlyList<ContentField> fields, ContentPlan plan)
    {
        if (plan.FindProblem(fields) is not { } violation)
        {
            return true;
        }

        if (violation.Field >= 0)
        {
            var field = fields[violation.Field];
            switch (plan.RoleOf(field.Name))
            {
                case >= 0 when !Number.TryRead(field.Text.Span, out _) || Number.HasExponent(field.Text.Span):
                    return Refuse(RejectionCode.InvalidNumber, Number.Unreadable(field.Name, field.Text.Span));
                case ContentPlan.Start or ContentPlan.End when !XmlTime.TryParse(field.Text.Span, out _):
                    return Refuse(RejectionCode.InvalidTimestamp, bounds.Unreadable(field.Name, field.Text.Span));
            }
        }

        return Refuse(RejectionCode.SchemaViolation, violation.Message);
    }

    private bool TryReadInterval(IReadOnlyList<ContentField> fields, in CheckedHead head, out DateTimeOffset start, out DateTimeOffset end)
    {
        (start, end) = (head.Time, head.Time);
        var mapping = head.Plan.Mapping;
        if (mapping.StartField is null)
        {
            return true;
        }

        if (!TryReadTime(fields, head.Plan, ContentPlan.Start, mapping.StartField, out start))
        {
            return false;
        }

        end = start;
        if (mapping.EndField is null)
        {
            return true;
        }

        return TryReadTime(fields, head.Plan, ContentPlan.End, mapping.EndField, out end)
            && (end > start || Refuse(RejectionCode.EndBeforeStart,
                $"{mapping.EndField} is {XmlTime.Format(end)}; it must be later than {mapping.StartField}, which is {XmlTime.Format(start)}."));
    }

    private bool TryReadTime(IReadOnlyList<ContentField> fields, ContentPlan plan, int role, string name, out DateTimeOffset time)
    {
        var at = Find(fields, plan, role);
        if (at < 0)
        {
            time = default;
            return Refuse(RejectionCode.InvalidTimestamp, $"There is no {name}.");
        }

        if (!XmlTime.TryParse(fields[at].Text.Span, out time))
        {
            return Refuse(RejectionCode.InvalidTimestamp, bounds.Unreadable(name, fields[at].Text.Span));
        }

        return bounds.Violation(name, time) is null || bounds.Ahead(AheadOf(fields, plan)).Violation(name, time) is not { } violation || Refuse(violation.Code, violation.Reason);
    }

    /// <summary>How far ahead all of a message's values may be known.</summary>
    private static TimeSpan AheadOf(IReadOnlyList<ContentField> fields, ContentPlan plan) => fields.Select(field => plan.RoleOf(field.Name)).Where(role => role >= 0)
        .Select(role => KnownAhead.Of(plan.Mapping.Fields[role].Quantity)).DefaultIfEmpty(TimeSpan.Zero).Min();

    private bool TryFindMeter(AggregationMessage message, ContentPlan plan)
    {
        meter = message.Source;
        if (plan.Mapping.MeterField is { } field)
        {
            var at = Find(message.Fields, plan, ContentPlan.Meter);
            if (at < 0 || message.Fields[at].Text.IsEmpty)
            {
                return Refuse(RejectionCode.UnknownMeter, $"There is no {field}, which names the meter.");
            }

            meter = message.Fields[at].Text.ToString();
        }

        if (registry.KnowsMeter(tenant.Id, meter) || newMeters.Contains(meter))
        {
            return true;
        }

        if (!tenant.RegistersMetersOnSight)
        {
            return Refuse(RejectionCode.UnknownMeter, $"{MessageOutcomes.Quote(meter)} is no registered meter.");
        }

        return newMeters.Count < mostNewMeters || Refuse(RejectionCode.UnknownMeter,
            $"{MessageOutcomes.Quote(meter)} is no registered meter, and one request may register no more than {mostNewMeters}.");
    }

    private bool TryReadValues(IReadOnlyList<ContentField> fields, ContentPlan plan)
    {
        values.Clear();
        for (var i = 0; i < fields.Count; i++)
        {
            var role = plan.RoleOf(fields[i].Name);
            if (role < 0)
            {
                continue;
            }

            if (!Number.TryRead(fields[i].Text.Span, out var value))
            {
                return Refuse(RejectionCode.InvalidNumber, Number.Unreadable(fields[i].Name, fields[i].Text.Span));
            }

            var series = SeriesOf(plan.Mapping.Fields[role].Quantity);
            foreach (var (other, _, name) in values)
            {
                if (ReferenceEquals(other, series))
                {
                    return Refuse(RejectionCode.SchemaViolation, $"{name} and {fields[i].Name} measure the same; only one of them may stand in a message.");
                }
            }

            values.Add((series, value, fields[i].Name));
        }

        return values.Count > 0 || Refuse(RejectionCode.SchemaViolation,
            $"There is no measured value; known are {string.Join(", ", plan.Mapping.Fields.Select(f => f.Field))}.");
    }

    private void Place(int index, DateTimeOffset start, DateTimeOffset end)
    {
        var isNew = false;
        foreach (var (series, value, field) in values)
        {
            var (relation, other) = series.Compare(start.UtcTicks, end.UtcTicks, value);
            switch (relation)
            {
                case Relation.Overlapping:
                    outcomes.Reject(index, RejectionCode.OverlappingInterval,
                        $"{field} of {XmlTime.Format(start)} to {XmlTime.Format(end)} overlaps the interval of message {other}.");
                    return;
                case Relation.Conflicting:
                    outcomes.Reject(index, RejectionCode.ConflictingValue,
                        $"{field} of {XmlTime.Format(start)} to {XmlTime.Format(end)} has another value in message {other}.");
                    return;
                case Relation.New:
                    isNew = true;
                    break;
            }
        }

        if (!isNew)
        {
            outcomes.Repeat(index);
            return;
        }

        Keep(index, start, end);
    }

    private void Keep(int index, DateTimeOffset start, DateTimeOffset end)
    {
        foreach (var (series, value, _) in values)
        {
            if (series.Compare(start.UtcTicks, end.UtcTicks, value).Relation == Relation.New)
            {
                series.Add(start.UtcTicks, end.UtcTicks, value, index);
            }
        }

        if (!registry.KnowsMeter(tenant.Id, meter) && newMeters.Add(meter))
        {
            outcomes.NewMeters.Add(meter);
        }

        // What lies ahead is no sign that anything was measured until then.
        outcomes.Accept(meter, Earlier(start, bounds.Latest), Earlier(end, bounds.Latest));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private SeriesIntervals SeriesOf(string quantity)
    {
        if (!this.series.TryGetValue((meter, quantity), out var series))
        {
            this.series.Add((meter, quantity), series = new SeriesIntervals());
        }

        return series;
    }

    private static int Find(IReadOnlyList<ContentField> fields, ContentPlan plan, int role)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (plan.RoleOf(fields[i].Name) == role)
            {
                return i;
            }
        }

        return -1;
    }

    private bool Refuse(string code, string reason)
    {
        problem = (code, reason);
        return false;
    }
}
