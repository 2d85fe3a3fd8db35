//! Characters of names that are taken for one another: by the eye, by a scanner, or by a finger on the list of candidates.

/// Whether one is easily taken for the other.
#[must_use]
pub fn look_alike(one: char, other: char) -> bool {
    one != other && PAIRS.split(' ').any(|pair| pair.contains(one) && pair.contains(other))
}

/// Groups of look-alikes. Characters that share a part and a sound as well, and are both usual in names (浩皓, 俊峻),
/// stand under homophones instead: there the ear chose, not the eye.
const PAIRS: &str = "涵函 睿容 萱宣 琪棋 昊吴 怡恰 妍研 佳住 俊浚 桐铜 泽译 可司 诗持 思恩 瑶摇 浩洁 梓样 奕亦 皓皎 博搏 轩斩 宇字 语话 静净 \
雨两 若苦 文交 明朋 豪毫 伟韦 鹏朋 悦说 晨震 心必 乐东 清请 书节 \
己已巳 未末 土士 日曰 天夫 王玉主 大太犬 干千于 人入 八入 刀力 田由甲申 木本 目且 贝见 午牛 户尸 今令 氏民 戊戌戍 戎戒 师帅 侯候 \
徽微 辰展 晴睛 晓哓 旭旮 昱昙 晟晨 景影 暄喧 曦羲 杨扬 桦烨 柏伯 楠南 枫疯 梅海 栋炼 榕溶 沐休 沛肺 沁心 泓弘 泳永 洋详 浩活 淇其 \
淳谆 清情 渝愉 湘箱 源原 潇萧 澄橙 灵炙 炎淡 焕换 煜昱 熙煦 熠褶 燕燕 珂坷 珊删 珍诊 珠株 琛深 琳淋 瑾谨 璇旋 璐露 璟景 畅场 皎皓 \
盈盆 睿壑 知和 石右 祺棋 禾木 秀季 秋愀 程桯 穆稷 竹行 笑竽 筱莜 紫絮 红江 纯钝 绍招 绮倚 维谁 羽习 耀跃 聪总 育盲 芃梵 芊千 芝乏 芮内 \
芷芝 芸云 苑范 若茗 英央 茜西 茹如 荣荧 菁青 菲非 萌明 葵癸 蓉容 蓓倍 蔓曼 蕊芯 蕾雷 薇微 诚城 诺若 谦廉 贤坚 赫赤 超起 辉挥 达迭 远这 \
迪油 逸免 道首 邦那 郁都 钰玉 钧均 铠凯 锐说 锦棉 铎择 阳阴 雅稚 雯斐 霖霏 霞霜 露路 青责 颖颍 飞气 馨磬 骏俊 鸣呜 鸿鸣 麟鳞 龙尤";

#[cfg(test)]
mod tests {
    use super::look_alike;

    #[test]
    fn likeness_is_mutual_and_of_two() {
        assert!(look_alike('未', '末') && look_alike('末', '未'));
        assert!(look_alike('己', '巳'));
        assert!(!look_alike('张', '张'));
        assert!(!look_alike('轩', '墨'));
        assert!(!look_alike('俊', '峻'));
    }
}
