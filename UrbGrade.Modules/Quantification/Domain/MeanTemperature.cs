using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Mean temperature, degrees Celsius: mean of the hourly means of the valid hours.</summary>
internal static class MeanTemperature
{
    /// <summary>Mean of several sensors; an hour is valid when at least one of them has it.</summary>
    /// <param name="sensors">Each hour of the period, degrees Celsius; at least one sensor.</param>
    public static HourValue[] Hours(IReadOnlyList<MeteredHours> sensors)
    {
        if (sensors.Count == 1)
        {
            return sensors[0].Hours;
        }

        var mean = new HourValue[sensors[0].Hours.Length];
        for (var i = 0; i < mean.Length; i++)
        {
            double sum = 0;
            var valid = 0;
            var worst = HourState.Measured;
            foreach (var sensor in sensors)
            {
                if (sensor.Hours[i].IsValid)
                {
                    sum += sensor.Hours[i].Value;
                    valid++;
                    worst = sensor.Hours[i].State < worst ? sensor.Hours[i].State : worst;
                }
            }

            mean[i] = valid == 0 ? default : new HourValue(sum / valid, worst);
        }

        return mean;
    }
}
