package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;

/** Settings without overrides. */
class TestSettings implements Settings {
  @Override
  public Scalar.Setting setting(Use<?> use, String member) {
    Number value = (Number) Values.of(use.annotation(), member);
    return new Scalar.Setting(SettingName.of(use, member), value.doubleValue());
  }
}
